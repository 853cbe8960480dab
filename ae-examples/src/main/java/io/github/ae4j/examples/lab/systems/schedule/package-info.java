/** The blend of rules beside its single rules, reduce on plateau and the constant it starts from. */
@NullMarked
package io.github.ae4j.examples.lab.systems.schedule;

import org.jspecify.annotations.NullMarked;
