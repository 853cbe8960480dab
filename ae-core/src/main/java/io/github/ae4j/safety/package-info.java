/** AE-10: what watches the closed loop itself. */
@NullMarked
package io.github.ae4j.safety;

import org.jspecify.annotations.NullMarked;
