/** What interrupts the flow: measurements that cannot be used, instability, drift (AE-5, AE-10). */
@NullMarked
package io.github.ae4j.event;

import org.jspecify.annotations.NullMarked;
