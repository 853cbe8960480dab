/** The field laws AE-2, 4, 5, 7 and 8: each adds to the drive. */
@NullMarked
package io.github.ae4j.law;

import org.jspecify.annotations.NullMarked;
