/**
 * AE-9, the closed loop differentiated: what an objective of a run gains by each constant of the standard loop, and
 * constants learned by it over a distribution of tasks.
 */
@NullMarked
package io.github.ae4j.meta;

import org.jspecify.annotations.NullMarked;
