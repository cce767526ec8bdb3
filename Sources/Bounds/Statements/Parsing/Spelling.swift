// SPDX-License-Identifier: Apache-2.0

/// How many insertions, deletions and replacements lead from one word to the other.
package func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
    }
  }
  return row[b.count]
}

/// How far a word may be from what was meant to be suggested for it.
package func suggestionReach(_ word: [Character]) -> Int { max(1, min(3, word.count / 2)) }

/// The word that may have been meant, the first of those that are equally near; `nil` when none is.
func nearest(to word: String, among words: [String]) -> String? {
  // Nothing in the language is longer, and the distance takes the product of both lengths.
  guard word.count <= 40 else { return nil }
  let wanted = Array(word.lowercased())
  // One letter is near to every other.
  let near = words.filter { word.count > 1 || $0.lowercased() == word.lowercased() }
    .map { (distance: editDistance(wanted, Array($0.lowercased())), word: $0) }
    .filter { $0.distance <= suggestionReach(wanted) }
  return near.min { $0.distance < $1.distance }?.word
}
