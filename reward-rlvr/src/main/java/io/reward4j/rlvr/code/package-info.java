/// Code that models wrote, run in sandboxes and judged by what it computes: programs that read and write text, and
/// functions. A verdict comes from the harness, never from what a program says of itself.
@NullMarked
package io.reward4j.rlvr.code;

import org.jspecify.annotations.NullMarked;
