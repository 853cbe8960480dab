/** What steering a SameDiff network takes. */
@NullMarked
package io.github.ae4j.nd4j.samediff;

import org.jspecify.annotations.NullMarked;
