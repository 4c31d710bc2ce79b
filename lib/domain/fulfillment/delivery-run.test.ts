import { expect, test } from "vitest";
import { inRouteOrder } from "./delivery-run";

const stop = (number: string, line1: string, point: [number, number] | null) => ({ number, shipTo: { line1 }, point: point && { latitude: point[0], longitude: point[1] } });
const store = { latitude: 41.87, longitude: -87.64 };

test("goes from the store to the nearest door, from there to the next nearest, and last to what cannot be placed", () => {
  const stops = [stop("far", "9 Elm St", [41.95, -87.64]), stop("unknown", "1 Oak St", null), stop("near", "5 Ash St", [41.88, -87.64]), stop("between", "7 Fir St", [41.91, -87.65])];
  expect(inRouteOrder(stops, store).map(({ number }) => number)).toEqual(["near", "between", "far", "unknown"]);
});

test("doors of one ZIP code come street by street", () => {
  const here: [number, number] = [41.88, -87.63];
  const stops = [stop("1", "20 Wabash Ave", here), stop("2", "310 Clark St", here), stop("3", "5 Wabash Ave", here)];
  expect(inRouteOrder(stops, store).map(({ number }) => number)).toEqual(["2", "1", "3"]);
});
