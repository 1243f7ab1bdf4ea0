// SPDX-License-Identifier: Apache-2.0

@testable import Charts

/// The charts that are kept as golden files and checked for well-formed XML and overlapping text.
enum Samples {
  static let all: [(name: String, svg: @Sendable () throws -> String)] = [
    (
      "bars-months",
      { try bars(months(12), { [12 + $0 % 5, $0 % 4 == 1 ? 1 : 0, $0 / 10] }).svg() }
    ),
    ("bars-single", { try bars(["March 2026"], { _ in [17, 1, 2] }).svg() }),
    ("bars-zero", { try bars(months(4), { _ in [0, 0, 0] }).svg() }),
    ("bars-none", { try bars([], { _ in [] }).svg() }),
    ("bars-36", { try bars(months(36), { [40 + $0 * 7 % 13, $0 % 6, 0] }).svg() }),
    ("bars-long-names", { try bars(longNames, { [90 - $0 * 11, $0, 3 * $0] }).svg() }),
    ("bars-huge", { try bars(months(6), { [.max >> $0, .max >> ($0 * 9), 1] }).svg() }),
    ("bars-one-series", { try oneSeries.svg() }),
    ("attainment", { try attainment([1182, 3, 7], 995_000, "promised 99.5%").svg() }),
    ("attainment-low", { try attainment([2, 8, 0], 300_000, "promised 30%").svg() }),
    ("attainment-empty", { try attainment([0, 0, 0], 995_000, "promised 99.5%").svg() }),
    ("attainment-huge", { try attainment([.max, 1, .max], 1_000_000, "promised 100%").svg() }),
    ("margin", { try margin([2, 9, 31, 44, 18, 7, 3, 1, 0, 1]).svg() }),
    ("margin-zero", { try margin([Int64](repeating: 0, count: 10)).svg() }),
    ("margin-huge", { try margin([Int64](repeating: .max, count: 10)).svg() }),
    ("reliability", { try reliability([(50, 60, 40), (300, 250, 19), (800, 1000, 1)]).svg() }),
    ("reliability-none", { try reliability([]).svg() }),
    ("lead", { try lead([[400, 1200, 900, 5200], [-300, 100, -800, 4900]]).svg() }),
    ("lead-behind", { try lead([[-40, -1200], [300, -2500], [0, -2510]]).svg() }),
    ("lead-none", { try lead([]).svg() }),
    ("timeline", { try timeline.svg() }),
    ("timeline-crowded", { try crowded.svg() }),
  ]

  static func months(_ count: Int) -> [String] {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return (0..<count).map { "\(names[$0 % 12]) \(2026 + $0 / 12)" }
  }

  static let longNames = [
    "North Bank of the Baltic and the Isles", "Savings Association Oberpfalz-Nord",
    "Kreditanstalt & Söhne <AG>", "Donaudampfschifffahrtselektrizitätengesellschaft",
    "ACME", "Ministry of Waterways, Roads and Bridges, Department of Records", "銀行東京中央",
  ]

  static func caption(_ id: String) -> ChartCaption {
    ChartCaption(
      idPrefix: id, title: "Obligations of north-bank & partners, \"2026\"",
      summary: "Most were met.")
  }

  static func lead(_ leads: [[Int64]]) throws -> LeadChart {
    try LeadChart(
      caption: caption("lead"), unit: "log score ahead", from: "2026-01-05", to: "2026-06-29",
      rivals: leads.enumerated().map { .init(name: "rival <\($0)>", leads: $1) })
  }

  static func bars(
    _ names: [String], _ counts: (Int64) -> [Int64]
  ) throws -> StackedBarChart {
    try StackedBarChart(
      caption: caption("bars"),
      series: [
        .init(name: "met", tone: .favourable), .init(name: "breached", tone: .adverse),
        .init(name: "pending", tone: .undecided),
      ], categories: names.enumerated().map { .init(name: $1, counts: counts(Int64($0))) })
  }

  static var oneSeries: StackedBarChart {
    get throws {
      try StackedBarChart(
        caption: caption("one"), series: [.init(name: "fixes released", tone: .further)],
        categories: months(8).enumerated().map { .init(name: $1, counts: [Int64($0 * $0)]) })
    }
  }

  static func attainment(
    _ counts: [Int64], _ target: Int64, _ label: String
  ) throws -> AttainmentBar {
    let names: [(String, Tone)] = [
      ("met", .favourable), ("breached", .adverse), ("pending", .undecided),
    ]
    return try AttainmentBar(
      caption: caption("attainment"),
      parts: zip(names, counts).map { .init(name: $0.0, count: $1, tone: $0.1) },
      target: .init(partsPerMillion: target, label: label))
  }

  static func margin(_ counts: [Int64]) throws -> MarginHistogram {
    try MarginHistogram(
      caption: caption("margin"),
      edges: [
        "−100%", "−90%", "−75%", "−50%", "−25%", "−10%", "0%", "+10%", "+25%", "+50%", "later",
      ],
      counts: counts, deadline: 6)
  }

  /// Marks by what was said and what came, in thousandths, and how many.
  static func reliability(_ marks: [(Int64, Int64, Int64)]) throws -> ReliabilityDiagram {
    try ReliabilityDiagram(
      caption: caption("reliability"),
      marks: marks.map { said, came, count in
        .init(
          said: said * 1000, came: came * 1000,
          expected: said * 500...min(1_000_000, said * 2000), count: count)
      })
  }

  private static let hour: Int64 = 3_600_000

  /// A fix that took three days, with the nights closed.
  static var timeline: Timeline {
    get throws {
      let restore: [Timeline.Segment] = [
        .init(.ran, from: 10 * hour, to: 12 * hour),
        .init(.waiting("waiting for the adopter"), from: 12 * hour, to: 15 * hour),
        .init(.ran, from: 15 * hour, to: 17 * hour), .init(.closed, from: 17 * hour, to: 33 * hour),
        .init(.ran, from: 33 * hour, to: 37 * hour), .init(.late, from: 37 * hour, to: 40 * hour),
      ]
      let respond: [Timeline.Segment] = [.init(.ran, from: 10 * hour, to: 10 * hour + hour / 2)]
      return try Timeline(
        caption: caption("timeline"), from: 9 * hour, to: 42 * hour,
        clocks: [
          .init(
            name: "respond", outcome: "met, 30 min to spare", segments: respond,
            deadline: .init(at: 11 * hour, label: "due Thu 5 Mar 11:00")),
          .init(
            name: "restore", outcome: "breached by 3 h", segments: restore,
            deadline: .init(at: 37 * hour, label: "due Fri 6 Mar 13:00"), done: 40 * hour),
        ],
        events: [
          .init(at: 10 * hour, label: "Thu 5 Mar 10:00 case opened, severity 1"),
          .init(at: 10 * hour + hour / 2, label: "Thu 5 Mar 10:30 answered by ada"),
          .init(at: 12 * hour, label: "Thu 5 Mar 12:00 logs asked for"),
          .init(at: 15 * hour, label: "Thu 5 Mar 15:00 logs received"),
          .init(at: 40 * hour, label: "Fri 6 Mar 16:00 service restored"),
        ],
        ticks: TimeTicks.instants(from: 9 * hour, to: 42 * hour, atMost: 12).map {
          .init(at: $0, label: "\($0 / hour % 24):00")
        })
    }
  }

  /// Everything at once: long names, labels at both ends, many events in one minute.
  static var crowded: Timeline {
    get throws {
      let waits = (0..<6 as Range<Int64>).map { index in
        Timeline.Segment(
          .waiting("waiting for department \(index) of the adopter's adopter"),
          from: index * 11 * hour, to: (index * 11 + 5) * hour)
      }
      let reason = String(repeating: "a very long reason & more ", count: 12)
      return try Timeline(
        caption: caption("crowded timeline"), from: 0, to: 60 * hour,
        clocks: [
          .init(
            name: "restore the service of the replicated cluster in the second data centre",
            outcome: "pending", segments: waits, deadline: .init(at: 58 * hour, label: "due Sunday")
          ),
          .init(name: "update", outcome: "", segments: [], deadline: nil),
          .init(
            name: "resolve", outcome: "met",
            segments: [
              .init(.waiting(reason), from: 50 * hour, to: 70 * hour),
              .init(.closed, from: -9 * hour, to: 50 * hour),
            ], deadline: .init(at: 60 * hour, label: "due at the very end")),
        ],
        events: (0..<14 as Range<Int64>).map {
          .init(at: $0 * hour / 3, label: "event \($0), " + ($0 == 3 ? reason : "noted"))
        } + [.init(at: 60 * hour, label: "end"), .init(at: 99 * hour, label: "after the chart")],
        ticks: (0...60 as ClosedRange<Int64>).map { .init(at: $0 * hour, label: "hour \($0)") })
    }
  }
}
