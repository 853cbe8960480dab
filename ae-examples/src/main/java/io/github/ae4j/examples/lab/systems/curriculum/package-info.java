/** The strength of a distortion under {@code Presets.curriculum()} beside fixed ones and sign rules. */
@NullMarked
package io.github.ae4j.examples.lab.systems.curriculum;

import org.jspecify.annotations.NullMarked;
