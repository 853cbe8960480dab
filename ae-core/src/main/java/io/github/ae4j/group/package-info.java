/**
 * Groups of parameters, as a user says them: ranges of an array, or parameters by their names. What they come to is told
 * to the backends, which keep a loop's state for each group that leads.
 */
@NullMarked
package io.github.ae4j.group;

import org.jspecify.annotations.NullMarked;
