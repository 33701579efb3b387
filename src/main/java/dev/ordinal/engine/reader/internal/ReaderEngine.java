package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.LogTail;

/** Collaborators that all partitions of this server share. */
record ReaderEngine(
        Checkpoints checkpoints,
        LogScan scan,
        LogTail tail,
        Transactions transactions,
        Workers workers,
        Progress progress,
        ReaderSettings settings,
        Breakers breakers) {}
