// A wavy line below what a field does not understand.
#pragma once

class QLineEdit;

namespace pare {

// From the character `begin` on, so many characters; length 0 takes the line away. The text stays as it is.
void underlineIn(QLineEdit &field, int begin, int length);

} // namespace pare
