export const colorFamilies = ["White", "Beige", "Yellow", "Orange", "Red", "Pink", "Purple", "Blue", "Green", "Brown", "Gray", "Black"] as const;
export type ColorFamily = (typeof colorFamilies)[number];

/** The plain color a shopper would filter by, from a swatch like "#1E4A38". */
export function colorFamily(hex: string): ColorFamily {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  const lightness = (most + Math.min(red, green, blue)) / 2;
  if (lightness < 0.16) return "Black";
  if (spread < 0.07) return lightness > 0.82 ? "White" : "Gray";
  const hue = (60 * (most === red ? ((green - blue) / spread + 6) % 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4)) % 360;
  const isMuted = spread < 0.3;
  if (hue < 50 && isMuted && lightness > 0.62) return lightness > 0.85 ? "White" : "Beige";
  if (hue < 15 || hue >= 345) return lightness > 0.68 ? "Pink" : lightness < 0.34 && isMuted ? "Brown" : "Red";
  if (hue < 45) return lightness > 0.45 && spread > 0.55 ? (hue >= 38 ? "Yellow" : "Orange") : lightness > 0.62 ? "Beige" : "Brown";
  if (hue < 68) return isMuted && lightness < 0.5 ? "Green" : "Yellow";
  if (hue < 165) return "Green";
  if (hue < 260) return isMuted && spread < 0.1 ? "Gray" : "Blue";
  return hue < 300 ? "Purple" : "Pink";
}

/** What a color family looks like, for the dot beside its name. */
export const familySwatch: Record<ColorFamily, string> = {
  White: "#FBFAF6", Beige: "#D9C7A7", Yellow: "#E3B93F", Orange: "#D97B34", Red: "#B3332B", Pink: "#E0A0A8",
  Purple: "#7A5A92", Blue: "#3D6288", Green: "#4C7A57", Brown: "#7A5233", Gray: "#8C8A86", Black: "#22201D",
};

export const isColorFamily = (name: string): name is ColorFamily => colorFamilies.some((family) => family === name);
