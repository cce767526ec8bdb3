// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Curves on two logarithmic axes, as SVG: a straight line is a power, its slope the exponent.
struct LogLogPlot {
  struct Curve {
    let name: String
    /// Positive numbers.
    let points: [(x: Double, y: Double)]
  }

  let title: String
  let horizontal: String
  let vertical: String
  let curves: [Curve]

  private static let (width, height) = (640.0, 420.0)
  private static let (left, right, top, bottom) = (80.0, 150.0, 40.0, 50.0)
  private static let colors = ["#1f6feb", "#d1242f", "#1a7f37", "#8250df", "#9a6700", "#57606a"]

  var svg: String {
    let points = curves.flatMap(\.points)
    guard let xs = range(points.map(\.x)), let ys = range(points.map(\.y)) else {
      return open + "</svg>\n"
    }
    func x(_ value: Double) -> Double {
      let share = (log10(value) - xs.lowerBound) / (xs.upperBound - xs.lowerBound)
      return Self.left + share * (Self.width - Self.left - Self.right)
    }
    func y(_ value: Double) -> Double {
      let share = (log10(value) - ys.lowerBound) / (ys.upperBound - ys.lowerBound)
      return Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom)
    }
    var text = open
    for value in Set(points.map(\.x)).sorted() {
      text += line(x(value), y(pow(10, ys.lowerBound)), x(value), Self.top, "#eaeef2")
      text += label(x(value), Self.height - Self.bottom + 16, "\(Int(value))", "middle")
    }
    let powers = (Int(ys.lowerBound.rounded(.up)), Int(ys.upperBound.rounded(.down)))
    for power in stride(from: powers.0, through: powers.1, by: 1) {
      let height = y(pow(10, Double(power)))
      text += line(Self.left, height, Self.width - Self.right, height, "#d0d7de")
      text += label(Self.left - 6, height + 4, "1e\(power)", "end")
    }
    for (index, curve) in curves.enumerated() where !curve.points.isEmpty {
      let color = Self.colors[index % Self.colors.count]
      let path = curve.points.map { "\(number(x($0.x))),\(number(y($0.y)))" }
      text += "<polyline fill=\"none\" stroke=\"\(color)\" stroke-width=\"2\""
      text += " points=\"\(path.joined(separator: " "))\"/>\n"
      for point in curve.points {
        text += "<circle cx=\"\(number(x(point.x)))\" cy=\"\(number(y(point.y)))\" r=\"3\""
        text += " fill=\"\(color)\"/>\n"
      }
      let place = Self.top + 16 + 18 * Double(index)
      text += line(
        Self.width - Self.right + 10, place - 4, Self.width - Self.right + 28, place - 4, color)
      text += label(Self.width - Self.right + 34, place, curve.name, "start")
    }
    return text + "</svg>\n"
  }

  /// The opening tag, background, title and names of the axes.
  private var open: String {
    let size = "\(number(Self.width)) \(number(Self.height))"
    let (middle, low) = ((Self.left + Self.width - Self.right) / 2, Self.height - 14)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\""
      + " font-family=\"sans-serif\" font-size=\"12\">\n"
      + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
      + label(Self.left, 22, title, "start") + label(middle, low, horizontal, "middle")
      + label(8, Self.top - 4, vertical, "start")
  }

  /// The logarithms of the smallest and largest value, with some room.
  private func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max(), low > 0 else { return nil }
    return (log10(low) - 0.1)...(log10(high) + 0.1)
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\""
      + " stroke=\"\(color)\"/>\n"
  }

  private func label(_ x: Double, _ y: Double, _ text: String, _ anchor: String) -> String {
    let escaped = text.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "<", with: "&lt;")
    return
      "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(escaped)</text>\n"
  }

  private func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
