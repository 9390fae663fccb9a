export async function demoShop(seed: number): Promise<{ file: File }> {
  return { file: new File([String(seed)], 'x.csv') };
}
