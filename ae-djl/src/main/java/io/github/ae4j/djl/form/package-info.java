/** DJL's optimizers between their native units and canonical coordinates: their update rules, fields and states. */
@NullMarked
package io.github.ae4j.djl.form;

import org.jspecify.annotations.NullMarked;
