import { geoAlbersUsa } from "d3-geo";

export type MapPoint = { x: number; y: number };

/** The frame of `public/maps/us.svg`, as us-atlas projects it. */
export const mapSize = { width: 975, height: 610 } as const;

const project = geoAlbersUsa().scale(1300).translate([mapSize.width / 2, mapSize.height / 2]);

/** Where a place lies on that map, Alaska and Hawaii in their corners; null outside the United States. */
export function mapPoint({ latitude, longitude }: { latitude: number; longitude: number }): MapPoint | null {
  const point = project([longitude, latitude]);
  return point && { x: Math.round(point[0] * 10) / 10, y: Math.round(point[1] * 10) / 10 };
}
