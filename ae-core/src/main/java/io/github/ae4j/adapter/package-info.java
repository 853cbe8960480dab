/** The service interface a backend implements: sensor, actuator, optimizer adapter. */
@NullMarked
package io.github.ae4j.adapter;

import org.jspecify.annotations.NullMarked;
