/** Files that were dropped anywhere on the page. */
export function filesOfDrop(event: DragEvent): File[] {
  return [...(event.dataTransfer?.files ?? [])];
}

/** Files, or a table copied as text, from the clipboard. */
export function filesOfPaste(event: ClipboardEvent): File[] {
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length > 0 || !text.includes('\n')) return files;
  return [new File([text], 'clipboard.csv', { type: 'text/csv' })];
}

interface LaunchParams {
  readonly files: readonly { getFile(): Promise<File> }[];
}
interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

/** Files that were opened from the desktop with the installed app. */
export function filesOfLaunch(open: (files: File[]) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then((opened) => opened.length > 0 && open(opened));
  });
}
