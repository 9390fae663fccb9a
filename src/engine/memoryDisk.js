/*
 * Runs in DuckDB's worker before DuckDB does, and gives it a private disk that lies in this worker's memory only, in
 * place of the browser's (OPFS). A database on it is written, checkpointed and copied like one on disk, and ends with
 * the worker. Plain JavaScript, because it is put into the worker's blob as text.
 *
 * The page talks to it with messages `{ memoryDisk: 'put' | 'get' | 'size' | 'remove', name, pieces }`, each with a port
 * for the answer; DuckDB never sees them.
 */
(() => {
  const PIECE = 1 << 20;
  /** @type {Map<string, { size: number, pieces: Uint8Array[] }>} */
  const files = new Map();

  class MemoryHandle {
    constructor(file) {
      this.file = file;
    }
    getSize() {
      return this.file.size;
    }
    truncate(size) {
      const { file } = this;
      while (file.pieces.length * PIECE < size) file.pieces.push(new Uint8Array(PIECE));
      file.pieces.length = Math.ceil(size / PIECE);
      if (size < file.size && size % PIECE > 0) file.pieces[file.pieces.length - 1].fill(0, size % PIECE);
      file.size = size;
    }
    read(into, { at = 0 } = {}) {
      const length = Math.max(0, Math.min(into.byteLength, this.file.size - at));
      this.each(at, length, (piece, from, done, take) => into.set(piece.subarray(from, from + take), done));
      return length;
    }
    write(bytes, { at = 0 } = {}) {
      if (at + bytes.byteLength > this.file.size) this.truncate(at + bytes.byteLength);
      this.each(at, bytes.byteLength, (piece, from, done, take) => piece.set(bytes.subarray(done, done + take), from));
      return bytes.byteLength;
    }
    each(at, length, work) {
      for (let done = 0; done < length;) {
        const from = (at + done) % PIECE;
        const take = Math.min(PIECE - from, length - done);
        work(this.file.pieces[Math.floor((at + done) / PIECE)], from, done, take);
        done += take;
      }
    }
    flush() {}
    close() {}
  }

  const directory = {
    getDirectoryHandle: async () => directory,
    getFileHandle: async (name, { create = false } = {}) => {
      if (!files.has(name) && !create) throw new DOMException('No such file', 'NotFoundError');
      if (!files.has(name)) files.set(name, { size: 0, pieces: [] });
      return { createSyncAccessHandle: async () => new MemoryHandle(files.get(name)) };
    },
  };
  Object.defineProperty(navigator, 'storage', { value: { getDirectory: async () => directory } });
  globalThis.FileSystemSyncAccessHandle = MemoryHandle;

  const answers = {
    put({ name, pieces }) {
      files.set(name, { size: 0, pieces: [] });
      const handle = new MemoryHandle(files.get(name));
      for (const piece of pieces) handle.write(piece, { at: handle.getSize() });
    },
    get({ name }) {
      const { size, pieces } = files.get(name);
      return pieces.map((piece, index) => piece.slice(0, Math.min(PIECE, size - index * PIECE)));
    },
    size: ({ name }) => files.get(name)?.size ?? 0,
    remove: ({ name }) => void files.delete(name),
  };
  addEventListener('message', (event) => {
    const { memoryDisk } = event.data ?? {};
    if (memoryDisk === undefined) return;
    event.stopImmediatePropagation();
    const answer = answers[memoryDisk](event.data);
    event.ports[0].postMessage(answer, Array.isArray(answer) ? answer.map(({ buffer }) => buffer) : []);
  });
})();
