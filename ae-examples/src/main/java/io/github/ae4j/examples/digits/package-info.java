/** Hand-written digits: read from IDX files, downloaded, or drawn in code. */
@NullMarked
package io.github.ae4j.examples.digits;

import org.jspecify.annotations.NullMarked;
