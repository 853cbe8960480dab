package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/**
 * Something the loop named while a learner learnt.
 *
 * @param instance number of the instance, from 1
 * @param name of the event, as {@code drift}
 */
@Experimental
public record OnlineEvent(long instance, String name) {}
