/// Rewards for answers that are SQL: what a query returns is compared with what the reference's query returns.
@NullMarked
package io.reward4j.rlvr.sql;

import org.jspecify.annotations.NullMarked;
