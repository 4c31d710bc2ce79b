/** What is our own about each store; place and hours come from the open data, matched by `sourceId`. */
export type StorePlan = {
  sourceId: number; code: string; slug: string; name: string; phone: string;
  /** Share of the range it carries, and how deep. */
  range: number; depth: number; canCurbside: boolean; canShip: boolean;
  leadMinutes: number; cutoffMinutes: number; perHour: number; maxGrams: number | null; maxMm: number | null; holdDays: number;
  services: string[]; instructions: string;
};

const returns = "Returns & exchanges";
const loading = "Loading help";
const assembly = "Assembly help";
const design = "Design advice";
const curbside = "Curbside pickup";
const lighting = "Lighting lab";
const plants = "Plant clinic";

export const storePlans: StorePlan[] = [
  {
    sourceId: 1142, code: "CHS", slug: "south-loop", name: "Alderway South Loop", phone: "+13125550112", range: 1, depth: 1.25, canCurbside: true, canShip: false,
    leadMinutes: 90, cutoffMinutes: 60, perHour: 14, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, design, plants],
    instructions: "The pickup desk is straight ahead of the Roosevelt Road entrance. For curbside, take the ramp on Jefferson Street to stalls 1 to 6 and tell us the stall number.",
  },
  {
    sourceId: 1381, code: "CHM", slug: "michigan-avenue", name: "Alderway Michigan Avenue", phone: "+13125550134", range: 0.66, depth: 0.6, canCurbside: false, canShip: false,
    leadMinutes: 60, cutoffMinutes: 45, perHour: 8, maxGrams: 30_000, maxMm: 1_800, holdDays: 4, services: [returns, design, lighting],
    instructions: "We are on the lower level: take the escalator beside the flower stand. There is no loading zone, so we hand over only what one person can carry.",
  },
  {
    sourceId: 313, code: "EVN", slug: "evanston", name: "Alderway Evanston", phone: "+18475550127", range: 0.9, depth: 1, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 12, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, plants],
    instructions: "Park in the green stalls behind the store on the Howard Street side and ring the bell. Please keep your code ready.",
  },
  {
    sourceId: 229, code: "IND", slug: "castleton", name: "Alderway Castleton", phone: "+13175550145", range: 1, depth: 1.3, canCurbside: true, canShip: true,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 14, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, lighting],
    instructions: "Pull up to the pickup doors left of the main entrance on 82nd Street. A team member brings large boxes on a trolley.",
  },
  {
    sourceId: 537, code: "BOS", slug: "cambridge", name: "Alderway Cambridge", phone: "+16175550118", range: 0.78, depth: 0.85, canCurbside: false, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 10, maxGrams: 45_000, maxMm: 2_200, holdDays: 5, services: [returns, design, lighting],
    instructions: "Find us on the first floor near the canal entrance. The garage validates two hours at the desk; trolleys may go as far as level 2.",
  },
  {
    sourceId: 2518, code: "BKN", slug: "atlantic-avenue", name: "Alderway Atlantic Avenue", phone: "+17185550163", range: 0.7, depth: 0.75, canCurbside: false, canShip: false,
    leadMinutes: 90, cutoffMinutes: 45, perHour: 10, maxGrams: 35_000, maxMm: 2_000, holdDays: 4, services: [returns, plants],
    instructions: "Walk in from Atlantic Avenue and turn right: the desk has the yellow sign. Bring a cart for anything over 40 lb, the subway is two flights down.",
  },
  {
    sourceId: 896, code: "ATL", slug: "edgewood", name: "Alderway Edgewood", phone: "+14045550171", range: 0.92, depth: 1, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 12, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, plants],
    instructions: "Curbside stalls are along Caroline Street under the awning. After 8 PM please come to the desk inside instead.",
  },
  {
    sourceId: 211, code: "DEN", slug: "colorado-boulevard", name: "Alderway Colorado Boulevard", phone: "+13035550156", range: 0.95, depth: 1.05, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 12, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, design],
    instructions: "Use the Mexico Avenue entrance; the pickup desk is beside the rugs. In snow we bring curbside orders out first, so tell us when you are here.",
  },
  {
    sourceId: 1031, code: "BLD", slug: "boulder", name: "Alderway Boulder", phone: "+13035550188", range: 0.72, depth: 0.7, canCurbside: true, canShip: false,
    leadMinutes: 90, cutoffMinutes: 45, perHour: 8, maxGrams: 60_000, maxMm: 2_200, holdDays: 6, services: [curbside, returns, plants],
    instructions: "Two stalls beside the bike racks on 30th Street are kept for pickup. We load bike trailers too.",
  },
  {
    sourceId: 253, code: "PHX", slug: "camelback", name: "Alderway Camelback", phone: "+16025550139", range: 0.94, depth: 1, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 12, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, lighting],
    instructions: "The shaded stalls on the north side are for pickup. Plants and candles wait indoors: we bring them last, so that the sun does not get them.",
  },
  {
    sourceId: 470, code: "SEA", slug: "northgate", name: "Alderway Northgate", phone: "+12065550122", range: 0.96, depth: 1.1, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 12, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, plants, lighting],
    instructions: "Curbside is under cover in the garage, level P1, stalls 20 to 26. Mobile reception is poor there: use the call button by the door.",
  },
  {
    sourceId: 450, code: "PDX", slug: "cascade-station", name: "Alderway Cascade Station", phone: "+15035550149", range: 1, depth: 1.2, canCurbside: true, canShip: true,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 14, maxGrams: null, maxMm: null, holdDays: 7, services: [curbside, loading, assembly, returns, plants],
    instructions: "Follow the green line from the light-rail stop to the pickup desk, or drive to the loading doors on NE Cascades Parkway.",
  },
  {
    sourceId: 187, code: "SFO", slug: "harrison-street", name: "Alderway Harrison Street", phone: "+14155550174", range: 0.82, depth: 0.9, canCurbside: true, canShip: false,
    leadMinutes: 120, cutoffMinutes: 60, perHour: 10, maxGrams: 60_000, maxMm: 2_400, holdDays: 5, services: [curbside, returns, design, lighting],
    instructions: "Enter the roof garage from 14th Street and take the freight elevator down. Curbside is the white zone on Harrison, ten minutes at most.",
  },
  {
    sourceId: 763, code: "HNL", slug: "honolulu", name: "Alderway Honolulu", phone: "+18085550116", range: 0.74, depth: 0.8, canCurbside: true, canShip: false,
    leadMinutes: 180, cutoffMinutes: 90, perHour: 8, maxGrams: 80_000, maxMm: 2_200, holdDays: 10, services: [curbside, loading, returns, plants],
    instructions: "Drive in from Alakawa Street and keep left for pickup. Furniture comes by ship, so large orders may wait for you longer than usual: ten days.",
  },
];

/** Where deliveries start; it has no shoppers. */
export const warehousePlan = {
  code: "DC1", slug: "distribution-center", name: "Alderway Distribution Center", phone: "+16145550101", addressLine1: "4100 Rickenbacker Parkway", city: "Groveport", state: "OH",
  postcode: "43125", latitude: 39.8301, longitude: -82.8982, timeZone: "America/New_York",
};

/** The store of the demo's associate, manager and shopper. */
export const busiestStoreCode = "CHS";
