/** The constraints AE-5, 6 and 8: each bounds the step about to be made. */
@NullMarked
package io.github.ae4j.limit;

import org.jspecify.annotations.NullMarked;
