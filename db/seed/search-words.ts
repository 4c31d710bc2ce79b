import type { Tx } from "@/db/client";
import { searchSynonym } from "@/db/schema/search";
import { writeRows } from "./write-rows";

/** Words of furniture and home that mean the same to a shopper; the first is the one we show. */
const synonyms: string[][] = [
  ["sofa", "couch", "settee", "davenport", "chesterfield"], ["loveseat", "two seater", "two-seat sofa", "small sofa"], ["sectional", "corner sofa", "l-shaped sofa", "chaise sofa"],
  ["armchair", "accent chair", "easy chair", "lounge chair", "club chair"], ["chaise longue", "chaise lounge", "daybed"], ["footstool", "ottoman", "pouf", "hassock"],
  ["coffee table", "cocktail table", "low table"], ["tv stand", "tv unit", "media console", "entertainment center", "television stand"], ["nightstand", "bedside table", "night table"],
  ["dresser", "chest of drawers", "drawers", "bureau"], ["wardrobe", "armoire", "closet", "clothes cupboard"], ["vanity table", "dressing table", "makeup table"],
  ["bed", "bed frame", "bedstead"], ["bunk bed", "loft bed", "high sleeper"], ["cradle", "crib", "bassinet", "cot"], ["desk", "writing desk", "work table", "computer table"],
  ["office chair", "desk chair", "task chair", "swivel chair", "computer chair"], ["bookcase", "bookshelf", "book shelf", "shelves"], ["shelving unit", "rack", "storage shelf", "shelf unit"],
  ["cabinet", "cupboard", "cube storage"], ["dining table", "kitchen table", "dinner table"], ["bar stool", "counter stool", "barstool", "high chair for bar"], ["stool", "seat without back"],
  ["lamp", "light", "lighting"], ["pendant light", "ceiling lamp", "hanging lamp", "suspension lamp"], ["floor lamp", "standing lamp", "stand lamp"], ["desk lamp", "reading lamp", "task lamp", "study lamp"],
  ["chandelier", "candelabra"], ["rug", "carpet", "area rug", "floor covering"], ["doormat", "door mat", "welcome mat", "entrance mat"], ["vase", "flower vase", "pot", "urn"],
  ["candlestick", "candle holder", "candleholder"], ["plant", "houseplant", "potted plant", "greenery", "indoor plant"], ["hamper", "laundry basket", "washing basket", "laundry bin"],
  ["kettle", "teakettle", "tea kettle"], ["coffee press", "french press", "cafetiere", "plunger"], ["espresso pot", "moka pot", "stovetop espresso"], ["coffee machine", "coffee maker", "espresso machine"],
  ["pot", "stockpot", "pan", "casserole", "cookware"], ["multicooker", "slow cooker", "pressure cooker", "rice cooker"], ["countertop oven", "toaster oven", "mini oven"], ["chopping board", "cutting board"],
  ["dinnerware", "tableware", "crockery", "dishes"], ["cup", "mug", "teacup"], ["towel bar", "towel rail", "towel rack"], ["faucet", "tap"], ["trash can", "garbage can", "waste bin"],
  ["parasol", "patio umbrella", "sun umbrella", "sunshade"], ["sun lounger", "sunbed", "chaise", "deck lounger"], ["deck chair", "beach chair", "sling chair"], ["planter", "plant box", "flower box", "raised bed"],
  ["outdoor", "patio", "garden", "balcony"], ["screen", "room divider", "folding screen"], ["mirror", "looking glass"], ["soft toy", "teddy bear", "plush", "stuffed animal"],
  ["headphones", "earphones", "headset"], ["fan", "ventilator", "cooler"], ["curtain", "drape"], ["gray", "grey"], ["kids", "children", "child"],
];

export async function writeSynonyms(tx: Tx): Promise<string> {
  return `${await writeRows(tx, searchSynonym, synonyms.map((words) => ({ words })))} groups of synonyms`;
}
