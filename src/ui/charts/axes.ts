type Colour = (token: string) => string;

/** A grid whose labels stay inside the picture. */
export const fitted = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

/** The axis of names or periods, one hairline. `text` forms each label. */
export function nameAxis(colour: Colour, names: readonly string[], every?: number) {
  return {
    type: 'category',
    data: [...names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('--line') } },
    axisLabel: {
      color: colour('--ink-dim'),
      hideOverlap: true,
      ...(every === undefined ? {} : { interval: every }),
    },
  };
}

/** The axis of values: from zero, no line, few hairlines across. */
export function valueAxis(colour: Colour, text: (value: number) => string, max?: number): Record<string, unknown> {
  return {
    type: 'value',
    splitNumber: 4,
    ...(max === undefined ? {} : { max, interval: max / 4 }),
    axisLabel: { color: colour('--ink-dim'), formatter: text },
    splitLine: { lineStyle: { color: colour('--line') } },
  };
}
