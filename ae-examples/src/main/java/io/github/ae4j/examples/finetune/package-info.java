/** {@code ae finetune}: a small GPT is trained on one kind of text and fine-tuned on another. */
@NullMarked
package io.github.ae4j.examples.finetune;

import org.jspecify.annotations.NullMarked;
