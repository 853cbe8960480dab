/** Tasks made in code, with their right answers: families, sets that share no task, files, a scan for leaks. */
@NullMarked
package io.github.ae4j.ecology.task;

import org.jspecify.annotations.NullMarked;
