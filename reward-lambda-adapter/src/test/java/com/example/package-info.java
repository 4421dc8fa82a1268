/// Rewards as users write them, outside of the library's packages.
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
