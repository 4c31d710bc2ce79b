import { expect, test } from "vitest";
import { mapPoint } from "./map-point";

test("Portland lies in the north-west, Miami in the south-east, London nowhere", () => {
  const portland = mapPoint({ latitude: 45.52, longitude: -122.68 });
  const miami = mapPoint({ latitude: 25.76, longitude: -80.19 });
  expect(portland?.x).toBeLessThan(120);
  expect(portland?.y).toBeLessThan(150);
  expect(miami?.x).toBeGreaterThan(780);
  expect(miami?.y).toBeGreaterThan(520);
  expect(mapPoint({ latitude: 51.5, longitude: 0 })).toBeNull();
});
