/** The home of the adapters for ND4J updaters; nothing is published here yet. */
package io.github.ae4j.nd4j;
