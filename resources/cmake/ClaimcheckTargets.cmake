# The three kinds of target of this project: a library of a folder, a program, a test.

# Flags that every target compiles with. Qt's deprecation level stays at the oldest Qt that is supported.
add_library(claimcheck_flags INTERFACE)
# Errors with the oldest compiler and Qt that are supported, which this is developed with. Newer ones warn about more (Qt
# 6.8's own test macros do), and a newcomer must be able to build.
set(warnings_are_errors OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13 AND Qt6_VERSION VERSION_LESS 6.5)
  set(warnings_are_errors ON)
endif()
option(CLAIMCHECK_WARNINGS_AS_ERRORS "Stop at a warning" ${warnings_are_errors})
target_compile_options(claimcheck_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow
  $<$<BOOL:${CLAIMCHECK_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(claimcheck_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
  QT_WARN_DEPRECATED_UP_TO=0x060400 QT_DEPRECATED_WARNINGS_SINCE=0x060400
  CLAIMCHECK_VERSION="${PROJECT_VERSION}")
target_include_directories(claimcheck_flags INTERFACE ${PROJECT_SOURCE_DIR})

set(CLAIMCHECK_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined or thread")
if(CLAIMCHECK_SANITIZE)
  target_compile_options(claimcheck_flags INTERFACE -fsanitize=${CLAIMCHECK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    -Wno-maybe-uninitialized) # GCC sees some in what the sanitizers add
  target_link_options(claimcheck_flags INTERFACE -fsanitize=${CLAIMCHECK_SANITIZE})
endif()
option(CLAIMCHECK_COVERAGE "Build for coverage" OFF)
if(CLAIMCHECK_COVERAGE)
  target_compile_options(claimcheck_flags INTERFACE --coverage)
  target_link_options(claimcheck_flags INTERFACE --coverage)
endif()

# Precompiled headers take a third off a clean build; a compiler cache cannot share them, so that they wait for its absence.
if(CCACHE_PROGRAM)
  option(CLAIMCHECK_PRECOMPILE "Precompile the headers that most files read" OFF)
else()
  option(CLAIMCHECK_PRECOMPILE "Precompile the headers that most files read" ON)
endif()
if(CLAIMCHECK_PRECOMPILE)
  add_library(claimcheck_precompiled OBJECT ${PROJECT_SOURCE_DIR}/resources/cmake/precompiled.cpp)
  set_target_properties(claimcheck_precompiled PROPERTIES AUTOMOC OFF)
  target_link_libraries(claimcheck_precompiled PRIVATE claimcheck_flags Qt6::Core)
  target_precompile_headers(claimcheck_precompiled PRIVATE ${PROJECT_SOURCE_DIR}/resources/cmake/precompiled.h)
endif()
function(claimcheck_precompile target)
  if(CLAIMCHECK_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM claimcheck_precompiled)
  endif()
endfunction()

# Under CMAKE_UNITY_BUILD a folder is one translation unit, but not where its files use the same names for things of
# their own ("rows").
set(claimcheck_file_by_file token oauth lint provider)

# claimcheck_library(NAME FOLDER [PUBLIC libs…] [PRIVATE libs…]): the sources of FOLDER as claimcheck_NAME.
function(claimcheck_library name folder)
  cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
  set(path ${CMAKE_CURRENT_SOURCE_DIR}/${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${path}/*.cpp ${path}/*.h)
  if(NOT sources)
    add_library(claimcheck_${name} INTERFACE)
    target_link_libraries(claimcheck_${name} INTERFACE claimcheck_flags ${arg_PUBLIC})
    return()
  endif()
  add_library(claimcheck_${name} STATIC ${sources})
  set_target_properties(claimcheck_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(claimcheck_${name} PUBLIC claimcheck_flags ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  claimcheck_precompile(claimcheck_${name})
  if(name IN_LIST claimcheck_file_by_file)
    set_target_properties(claimcheck_${name} PROPERTIES UNITY_BUILD OFF)
  endif()
endfunction()

# claimcheck_tests(LABEL [LIBRARIES libs…]): each tst_*.cpp of the current folder as a test program of its own.
function(claimcheck_tests label)
  cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp)
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_compile_definitions(${name} PRIVATE CLAIMCHECK_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
      CLAIMCHECK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    target_link_libraries(${name} PRIVATE claimcheck_flags Qt6::Test ${arg_LIBRARIES})
    claimcheck_precompile(${name})
    # GCC judges an anonymous namespace otherwise in a file that is included.
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
    add_test(NAME ${label}/${name} COMMAND ${name})
    set_tests_properties(${label}/${name} PROPERTIES LABELS ${label} TIMEOUT 300
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
  endforeach()
endfunction()
