import RandomTesting

/// The dice of these tests.
typealias Dice = RandomTesting.Dice
