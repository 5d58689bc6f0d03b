# Where an installed Claimcheck puts its files, and the Debian package (`cmake --build --preset release --target package`).
include(GNUInstallDirs)

set(id io.github.claimcheck.Claimcheck)
foreach(program claimcheck claimcheck-cli)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES resources/man/${program}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  endif()
endforeach()
install(FILES packaging/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/claimcheck.svg RENAME ${id}.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claimcheck)
set(CPACK_PACKAGE_CONTACT "The Claimcheck developers <claimcheck@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "token inspector and OAuth 2.0 flow debugger
 Shows what a token says, byte by byte, verifies its signature, and runs OAuth 2.0 and OpenID Connect logins one message
 at a time, with every request held, editable and judged against the specifications. With a command line for scripts.")
include(CPack)
