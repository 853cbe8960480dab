/** How results are shown and written: tables, plots, pages, JSON, folders, progress. */
@NullMarked
package io.github.ae4j.examples.report;

import org.jspecify.annotations.NullMarked;
