/** {@code ae curriculum}: how strongly pictures are distorted while a network learns them, steered. */
@NullMarked
package io.github.ae4j.examples.curriculum;

import org.jspecify.annotations.NullMarked;
