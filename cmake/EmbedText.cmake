# Writes a C++ file that holds text files as raw strings. Run as a script:
#   cmake -DOUT=file.cpp -DHEADER=include/path.h -DFUNCTION=name "-DFILES=a;b" -P EmbedText.cmake
set(content "#include \"${HEADER}\"\n\n#include <array>\n\nnamespace pare {\n\n")
set(count 0)
set(entries "")
foreach(file IN LISTS FILES)
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME_WE)
    string(APPEND entries "        std::pair<std::string_view, std::string_view>{\"${name}\", R\"pare_text(${text})pare_text\"},\n")
    math(EXPR count "${count} + 1")
endforeach()
string(APPEND content "std::span<const std::pair<std::string_view, std::string_view>> ${FUNCTION}()\n{\n"
       "    static constexpr std::array<std::pair<std::string_view, std::string_view>, ${count}> files{\n${entries}    };\n"
       "    return files;\n}\n\n} // namespace pare\n")
file(CONFIGURE OUTPUT "${OUT}" CONTENT "${content}" @ONLY)
