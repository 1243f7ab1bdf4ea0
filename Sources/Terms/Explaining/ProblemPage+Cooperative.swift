// SPDX-License-Identifier: Apache-2.0
//
// The pages about the cooperative as a whole: P19xx.

extension ProblemPage {
  static let cooperative: [ProblemPage] = [
    ProblemPage(
      "P1901", "A clock that runs while nobody is on duty",
      """
      The agreements and the rotas of the cooperative are laid side by side. At the time that \
      is named a promised clock can run, and no rota has anybody on duty. Put somebody on duty \
      then, or promise less.
      """),
    ProblemPage(
      "P1902", "A component in two areas",
      """
      An area says what somebody has to know who works on cases of a component. With two areas \
      it is not clear whether one of them is enough.
      """,
      wrong: """
        area server
          covers postgresql, pgbouncer

        area pooling
          covers pgbouncer
        """,
      mended: """
        area server
          covers postgresql

        area pooling
          covers pgbouncer
        """),
    ProblemPage(
      "P1903", "A member who leaves before joining",
      """
      Such a member was never in the cooperative: would have no turn and could do no work.
      """,
      wrong: """
        member ada
          joined 2026-03-01
          leaves 2025-12-31
        """,
      mended: """
        member ada
          joined 2026-03-01
          leaves 2026-12-31
        """),
    ProblemPage(
      "P1904", "Turns of somebody who has left",
      """
      A member takes turns from a day on which the member is no longer there. Each time somebody \
      else has to stand in, or nobody is on duty.
      """,
      wrong: """
        member ada
          leaves 2026-03-31

        member ben

        rota first-line
          in      Europe/London
          on duty every day 06:00 to 22:00
          by      ada, ben in turn, each for 1 week from 2026-04-06
        """,
      mended: """
        member ada
          leaves 2026-03-31

        member ben

        rota first-line
          in      Europe/London
          on duty every day 06:00 to 22:00
          by      ada, ben in turn, each for 1 week from 2026-01-05
          by      ben in turn, each for 1 week from 2026-04-06
        """),
    ProblemPage(
      "P1905", "An area that nobody knows",
      """
      Cases of such an area can be taken on by nobody of the cooperative. Either a member knows it \
      and it is not said, or it is not needed.
      """,
      wrong: """
        area backup
          covers pgbackrest

        member ada
        """,
      mended: """
        area backup
          covers pgbackrest

        member ada
          knows backup
        """),
    ProblemPage(
      "P1906", "A layer that ends before it begins",
      """
      A layer pays the part of a loss between two amounts of that loss. The second is where it ends, \
      not how much it pays.
      """,
      wrong: """
        layer excess
          pays claims over EUR 250,000 up to EUR 200,000
        """,
      mended: """
        layer excess
          pays claims over EUR 250,000 up to EUR 450,000
        """),
    ProblemPage(
      "P1907", "Layers that overlap",
      """
      Two layers would pay the same part of a loss, which is paid once. The one that begins lower \
      pays first, and it is not said whether that is meant.
      """,
      wrong: """
        layer reserve
          pays claims up to EUR 60,000

        layer excess
          pays claims over EUR 50,000 up to EUR 250,000
        """,
      mended: """
        layer reserve
          pays claims up to EUR 50,000

        layer excess
          pays claims over EUR 50,000 up to EUR 250,000
        """),
    ProblemPage(
      "P1908", "A gap between two layers",
      """
      The layer below has ended and this one has not begun. What a loss has between the two is paid \
      by no layer, so that the cooperative bears it.
      """,
      wrong: """
        layer reserve
          pays claims up to EUR 40,000

        layer excess
          pays claims over EUR 50,000 up to EUR 250,000
        """,
      mended: """
        layer reserve
          pays claims up to EUR 50,000

        layer excess
          pays claims over EUR 50,000 up to EUR 250,000
        """),
  ]
}
