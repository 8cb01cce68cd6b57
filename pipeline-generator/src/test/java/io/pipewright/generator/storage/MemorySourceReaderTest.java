package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import java.util.Map;

/** The fake keeps the contract. */
class MemorySourceReaderTest extends SourceReaderContract {
  private final MemorySourceReader reader = new MemorySourceReader();
  private int versions;

  @Override
  SourceReader reader() {
    return reader;
  }

  @Override
  StoredObject archive(Map<String, String> files) {
    StoredObject zip = new StoredObject("sources", "PAY/ledger-api/source.zip", "v" + versions++);
    reader.put(zip, files);
    return zip;
  }
}
