/// The rules that every module of this project keeps, as tests.
@NullMarked
package io.reward4j.architecture;

import org.jspecify.annotations.NullMarked;
