import { codeBars } from "./code-bars";

/** Ten of the narrowest bars, as a scanner needs to see where a code begins. */
const quiet = 10;
const tall = 40;

/** An order's number for the scanner, drawn where the receipt is, so that one printed without network has it too. */
export function NumberBars({ number }: { number: string }) {
  const runs = codeBars(number);
  const starts = runs.map((_, i) => quiet + runs.slice(0, i).reduce((sum, run) => sum + run, 0));
  const bars = runs.flatMap((run, i) => (i % 2 === 0 ? [`M${starts[i]} 0h${run}v${tall}h-${run}z`] : []));
  return (
    <svg role="img" aria-label={`Barcode ${number}`} viewBox={`0 0 ${2 * quiet + runs.reduce((sum, run) => sum + run, 0)} ${tall}`} preserveAspectRatio="none" shapeRendering="crispEdges" className="h-12 w-48 justify-self-center fill-[#000]">
      <path d={bars.join("")} />
    </svg>
  );
}
