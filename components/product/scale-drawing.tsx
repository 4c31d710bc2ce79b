import { length } from "@/lib/domain/catalog/measure";

type Props = { title: string; widthMm: number; depthMm: number; heightMm: number };

/** Things whose size everybody knows, largest first. */
const references = [
  { name: "a person of 5 ft 9", widthMm: 460, heightMm: 1750, from: 600 },
  { name: "a letter sheet", widthMm: 216, heightMm: 279, from: 170 },
  { name: "a coffee mug", widthMm: 85, heightMm: 95, from: 0 },
] as const;

const frame = 900;
const inset = 150;

/** Front and side of a product in true proportion, beside something known. */
export function ScaleDrawing({ title, widthMm, depthMm, heightMm }: Props) {
  const largest = Math.max(widthMm, depthMm, heightMm);
  const reference = references.find((one) => largest >= one.from) ?? references[2];
  const gapMm = largest * 0.16;
  const totalMm = widthMm + depthMm + reference.widthMm + 2 * gapMm;
  const scale = Math.min((frame - inset * 1.2) / totalMm, (frame - inset * 2) / Math.max(heightMm, reference.heightMm));
  const floor = frame - inset;
  const front = { x: (frame - totalMm * scale) / 2, w: widthMm * scale, h: heightMm * scale };
  const side = { x: front.x + front.w + gapMm * scale, w: depthMm * scale };
  const known = { x: side.x + side.w + gapMm * scale, w: reference.widthMm * scale, h: reference.heightMm * scale };
  return (
    <svg role="img" viewBox={`0 0 ${frame} ${frame}`} className="size-full text-[26px]" aria-label={`${title} is ${length(widthMm)} wide, ${length(depthMm)} deep and ${length(heightMm)} tall, drawn beside ${reference.name}.`}>
      <g className="fill-ink font-sans">
        <line x1={60} x2={frame - 60} y1={floor} y2={floor} className="stroke-line-strong" strokeWidth={2} />
        <rect x={front.x} y={floor - front.h} width={front.w} height={front.h} rx={5} className="fill-action-soft stroke-action" strokeWidth={3} />
        <rect x={side.x} y={floor - front.h} width={side.w} height={front.h} rx={5} className="fill-action-soft stroke-action" strokeWidth={3} />
        <Reference kind={reference.name} x={known.x} floor={floor} w={known.w} h={known.h} />
        <Across x={front.x} w={front.w} y={floor + 34} label={length(widthMm)} word="wide" />
        <Across x={side.x} w={side.w} y={floor + 34} label={length(depthMm)} word="deep" isBelow={front.w < 260 || side.w < 260} />
        <g className="stroke-ink" strokeWidth={2}>
          <line x1={front.x - 26} x2={front.x - 26} y1={floor - front.h} y2={floor} />
          <line x1={front.x - 36} x2={front.x - 16} y1={floor - front.h} y2={floor - front.h} />
          <line x1={front.x - 36} x2={front.x - 16} y1={floor} y2={floor} />
        </g>
        <text x={Math.max(20, front.x - 36)} y={Math.max(48, floor - Math.max(front.h, known.h) - 40)}>
          {length(heightMm)} tall
        </text>
        <text x={frame - 20} y={Math.max(48, floor - Math.max(front.h, known.h) - 40)} textAnchor="end" className="fill-muted">
          beside {reference.name}
        </text>
      </g>
    </svg>
  );
}

function Across({ x, w, y, label, word, isBelow = false }: { x: number; w: number; y: number; label: string; word: string; isBelow?: boolean }) {
  const middle = Math.min(frame - 170, Math.max(170, x + w / 2));
  return (
    <>
      <g className="stroke-ink" strokeWidth={2}>
        <line x1={x} x2={x + w} y1={y} y2={y} />
        <line x1={x} x2={x} y1={y - 10} y2={y + 10} />
        <line x1={x + w} x2={x + w} y1={y - 10} y2={y + 10} />
      </g>
      <text x={middle} y={y + (isBelow ? 84 : 44)} textAnchor="middle">
        {label} {word}
      </text>
    </>
  );
}

function Reference({ kind, x, floor, w, h }: { kind: string; x: number; floor: number; w: number; h: number }) {
  if (kind.includes("person")) {
    const head = h * 0.065;
    return (
      <g className="fill-line-strong/45">
        <circle cx={x + w / 2} cy={floor - h + head} r={head} />
        <path d={`M${x + w * 0.14} ${floor - h * 0.8}q0 ${-h * 0.05} ${w * 0.2} ${-h * 0.05}h${w * 0.32}q${w * 0.2} 0 ${w * 0.2} ${h * 0.05}v${h * 0.34}h${-w * 0.12}v${-h * 0.28}h${-w * 0.03}v${h * 0.74}h${-w * 0.17}v${-h * 0.42}h${-w * 0.04}v${h * 0.42}h${-w * 0.17}v${-h * 0.74}h${-w * 0.03}v${h * 0.28}h${-w * 0.12}z`} />
      </g>
    );
  }
  if (kind.includes("mug")) {
    return (
      <g className="fill-line-strong/45">
        <rect x={x} y={floor - h} width={w * 0.78} height={h} rx={w * 0.08} />
        <path d={`M${x + w * 0.76} ${floor - h * 0.75}q${w * 0.26} 0 ${w * 0.26} ${h * 0.25}t${-w * 0.26} ${h * 0.27}`} fill="none" className="stroke-line-strong/45" strokeWidth={w * 0.09} />
      </g>
    );
  }
  return <rect x={x} y={floor - h} width={w} height={h} className="fill-surface stroke-line-strong" strokeWidth={2} />;
}
