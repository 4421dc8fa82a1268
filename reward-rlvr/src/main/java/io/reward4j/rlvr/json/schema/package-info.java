/// JSON Schema: schemas that are read and reviewed, checks of bounded cost, the leaves that a schema requires, and what
/// faults are called. An implementation package of `io.reward4j.rlvr.json`, without any promise to users.
@NullMarked
package io.reward4j.rlvr.json.schema;

import org.jspecify.annotations.NullMarked;
