/*
 * Runs in DuckDB's worker before DuckDB does, and takes two traps out of its way. Plain JavaScript, because it is put
 * into the worker's blob as text.
 */
(() => {
  // With it, DuckDB counts the bytes of its program as they pass, which costs more than compiling them and keeps the
  // browser from storing what it has compiled.
  globalThis.TransformStream = undefined;

  // DuckDB asks without end for bytes behind the end of a file that was cut off.
  const handle = globalThis.FileSystemSyncAccessHandle?.prototype;
  const read = handle?.read;
  if (!read) return;
  handle.read = function (into, options) {
    const length = read.call(this, into, options);
    if (length === 0 && into.byteLength > 0) throw new Error('The file ends before its data');
    return length;
  };
})();
