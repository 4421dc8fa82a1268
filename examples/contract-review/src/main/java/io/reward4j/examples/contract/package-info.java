/// Rewards reviews of contracts: comments as JSON, each with an excerpt of the contract.
@NullMarked
package io.reward4j.examples.contract;

import org.jspecify.annotations.NullMarked;
