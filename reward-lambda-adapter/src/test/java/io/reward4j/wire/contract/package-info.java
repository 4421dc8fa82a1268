/// The contract of each interface of the edge that users implement, as tests: implement the matching interface in a JUnit
/// test class and say what is to be tested.
@NullMarked
package io.reward4j.wire.contract;

import org.jspecify.annotations.NullMarked;
