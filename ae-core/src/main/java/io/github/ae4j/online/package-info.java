/** Learners for streams: linear models on dense or sparse input, steered, one instance a step, readable at any time. */
@NullMarked
package io.github.ae4j.online;

import org.jspecify.annotations.NullMarked;
