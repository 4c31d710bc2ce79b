/** A box as it stands on the shelf; measures are inner ones. */
export type BoxKind = { code: string; name: string; lengthMm: number; widthMm: number; heightMm: number; /** Of the empty box. */ ownGrams: number; /** Of what goes in. */ mostGrams: number };

/** What must be packed: one parcel of a unit. Goods without measures are packed by eye. */
export type Piece = { lineId: string; /** 1 for goods of one parcel. */ parcel: number; /** All parcels of one unit. */ parcels: number; grams: number; lengthMm: number; widthMm: number; heightMm: number };

/** One box: of a kind, or the carton that goods come in. */
export type SuggestedBox = { kind: BoxKind | null; pieces: Piece[]; grams: number; lengthMm: number; widthMm: number; heightMm: number };

/** Of a box's room, what different goods can fill. */
const fillable = 0.8;

/**
 * Boxes for pieces: the largest first, each into the first open box that still has room; then every box becomes the
 * smallest that holds what is in it. Goods of several parcels, and what fits no box, leave in their own carton.
 */
export function suggestBoxes(pieces: readonly Piece[], kinds: readonly BoxKind[]): SuggestedBox[] {
  const bySize = kinds.toSorted((a, b) => roomOf(a) - roomOf(b));
  const open: Piece[][] = [];
  const own: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => roomOf(b) - roomOf(a))) {
    if (piece.parcels > 1 || !smallestFor([piece], bySize)) own.push(piece);
    else {
      const box = open.find((inside) => smallestFor([...inside, piece], bySize));
      if (box) box.push(piece);
      else open.push([piece]);
    }
  }
  return [...open.flatMap((inside) => boxed(inside, smallestFor(inside, bySize))), ...own.flatMap((piece) => boxed([piece], null))];
}

/** Whether the goods fit: none is longer than the box, together they leave room to pad, and it can be lifted. */
export function fits(pieces: readonly Piece[], kind: BoxKind): boolean {
  const inner = sides(kind);
  const isShortEnough = pieces.every((piece) => sides(piece).every((side, index) => side <= (inner[index] ?? 0)));
  const room = pieces.length === 1 ? roomOf(kind) : roomOf(kind) * fillable;
  return isShortEnough && pieces.reduce((sum, piece) => sum + roomOf(piece), 0) <= room && gramsOf(pieces) <= kind.mostGrams;
}

export const gramsOf = (pieces: readonly Pick<Piece, "grams">[]): number => pieces.reduce((sum, piece) => sum + piece.grams, 0);

function boxed(pieces: Piece[], kind: BoxKind | null): SuggestedBox[] {
  const [first] = pieces;
  if (!first) return [];
  const { lengthMm, widthMm, heightMm } = kind ?? first;
  return [{ kind, pieces, grams: gramsOf(pieces) + (kind?.ownGrams ?? 0), lengthMm, widthMm, heightMm }];
}

const smallestFor = (pieces: readonly Piece[], bySize: readonly BoxKind[]): BoxKind | null => bySize.find((kind) => fits(pieces, kind)) ?? null;
type Measures = Pick<Piece, "lengthMm" | "widthMm" | "heightMm">;
const roomOf = ({ lengthMm, widthMm, heightMm }: Measures): number => lengthMm * widthMm * heightMm;
const sides = ({ lengthMm, widthMm, heightMm }: Measures): number[] => [lengthMm, widthMm, heightMm].toSorted((a, b) => b - a);
