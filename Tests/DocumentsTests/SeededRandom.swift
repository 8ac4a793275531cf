import RandomTesting

/// The random numbers of these tests.
typealias SeededRandom = RandomTesting.Dice
