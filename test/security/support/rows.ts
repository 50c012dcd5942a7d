/** What became of the rows of an import, in a reply; none in any other reply. */
const outcomesIn = (text: string): string[] => [...text.matchAll(/"outcome":"(\w+)"/g)].map(([, outcome]) => outcome!);

/** Status of a reply; of an import, whose rows are answered one by one, that of a refusal where every row was refused. */
export const statusOf = ({ status, text }: { readonly status: number; readonly text: string }): number => {
  const outcomes = outcomesIn(text);
  return outcomes.length > 0 && outcomes.every(outcome => outcome === 'refused') ? 422 : status;
};

/** True for an import that left something behind. */
export const didChange = (text: string): boolean =>
  outcomesIn(text).some(outcome => outcome === 'created' || outcome === 'updated');
