import RandomTesting

/// The dice that random maps are thrown with.
public typealias Dice = RandomTesting.Dice
